import type { InputOf, Operation, OutputOf } from '../../service/sdk';

/** Makes one call as a client would: the sample obeys the rules because it goes through them. */
export type Call = <O extends Operation>(operation: O, input: InputOf<O>) => OutputOf<O>;

/** Lets days pass before the next call. */
export type Wait = (days: number) => void;
