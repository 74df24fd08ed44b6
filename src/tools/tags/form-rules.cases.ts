import { type FormRuleCases, formRuleCases, invalidTags } from '../../forms/form-rules.test-support';
import { issues, type TagsValues } from './model';

const accepted: TagsValues = { Tags: [{ key: 'team', value: 'orders' }] };

export const tagForms: FormRuleCases[] = [formRuleCases('Tags, edit', issues, accepted, invalidTags)];
