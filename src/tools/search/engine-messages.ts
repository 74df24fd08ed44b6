import type { SearchSource } from '../../service/search/document';
import type { Answer, Question } from './search-index';

/** What is sent to an index. */
export type EngineCall =
  | { type: 'put'; key: string; source: SearchSource }
  | { type: 'drop'; key: string }
  | { type: 'ask'; id: number; question: Question };

/** What an index reports: that all it was given is indexed, and answers. */
export type EngineReport =
  | { type: 'indexed' }
  | { type: 'answer'; id: number; answer: Answer; isComplete: boolean };
