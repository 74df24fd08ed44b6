import { type FormExamples, formExamples, tagBreaches } from '../../forms/form-rules.test-support';
import { issues, type TagsValues } from './model';

const accepted: TagsValues = { Tags: [{ key: 'team', value: 'orders' }] };

export const tagForms: FormExamples[] = [formExamples('Tags, edit', issues, accepted, tagBreaches)];
