import { type FormExamples, formExamples, tagBreaches } from '../../form/form-examples';
import { issues, type TagsValues } from './values';

const accepted: TagsValues = { Tags: [{ key: 'team', value: 'orders' }] };

export const tagForms: FormExamples[] = [formExamples('Tags, edit', issues, accepted, tagBreaches)];
