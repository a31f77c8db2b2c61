import { indentedJson, type Sample } from './sample';

const key = '-H "Authorization: Bearer $TESSERA_API_KEY"';

export function curl({ origin, path, body, isStream, isAsync }: Sample): string {
  const json = indentedJson(body, 2).replaceAll("'", "'\\''");
  const call = `${isStream ? '--no-buffer ' : ''}${origin}${path} \\\n  ${key} \\\n  --json '${json}'`;
  return isAsync ? wait(`${origin}${path}`, call) : `curl ${call}`;
}

// The call answers at once with an id, and each further one waits for the end for up to a minute.
const wait = (url: string, call: string) => `made=$(curl -s ${call})
id=$(echo "$made" | grep -o '"id": *[0-9]*' | head -1 | grep -o '[0-9]*$')
while echo "$made" | grep -q '"status": *"pending"'; do
  made=$(curl -s "${url}/$id" \\
    ${key} -H "Prefer: wait=60")
done
echo "$made"`;
