import { admin } from './admin';
import { billing } from './billing';
import { category } from './category';
import { codes } from './codes';
import { common } from './common';
import { compare } from './compare';
import { create } from './create';
import { error } from './error';
import { gallery } from './gallery';
import { keys } from './keys';
import { models } from './models';
import { nav } from './nav';
import { option } from './option';
import { palette } from './palette';
import { settings } from './settings';
import { setup } from './setup';
import { signIn } from './signIn';
import { theme } from './theme';
import { unit } from './unit';
import { usage } from './usage';
import { webhooks } from './webhooks';
import { workspaces } from './workspaces';

export const en = {
  admin,
  billing,
  category,
  codes,
  common,
  compare,
  create,
  error,
  gallery,
  keys,
  models,
  nav,
  option,
  palette,
  settings,
  setup,
  signIn,
  theme,
  unit,
  usage,
  webhooks,
  workspaces,
};
