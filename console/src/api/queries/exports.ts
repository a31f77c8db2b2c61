import { api, must } from '../client';

/** What is held about the account, as a zip archive. */
export const exportAccount = () => must(api.POST('/api/v2/user/export', { parseAs: 'blob' }));
