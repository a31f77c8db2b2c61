import type { Dictionary } from '../dictionary';

export const signIn: Dictionary['signIn'] = {
  title: 'Вход',
  lead: 'Один API, один баланс и одна история для всех генеративных моделей.',
  email: 'Почта',
  password: 'Пароль',
  submit: 'Войти',
  noAccount: 'Ещё нет аккаунта?',
  register: 'Создать',
  haveAccount: 'Уже есть аккаунт?',
  registerTitle: 'Новый аккаунт',
  registerSubmit: 'Создать аккаунт',
  name: 'Имя',
  passwordHint: 'Не менее 8 символов.',
  wrong: 'Неверная почта или пароль.',
  forgot: 'Забыли пароль? Его может сбросить оператор: ./run admin account set-password',
  endedTitle: 'Сеанс завершён',
  endedLead: 'Войдите снова, чтобы продолжить. На этой странице всё осталось как было.',
  anotherAccount: 'Другой аккаунт',
};
