import type { Sample } from './sample';

export function python(sample: Sample): string {
  const { origin, path, body, isStream } = sample;
  const imports = isStream ? 'import json\nimport os\n\nimport requests' : 'import os\n\nimport requests';
  return `${imports}

url = "${origin}${path}"
headers = {"Authorization": f"Bearer {os.environ['TESSERA_API_KEY']}"}

reply = requests.post(url, headers=headers${isStream ? ', stream=True' : ''}, json=${literal(body)})
reply.raise_for_status()
${isStream ? stream : whole(sample)}`;
}

const stream = `for line in reply.iter_lines():
    if line.startswith(b"data: {"):
        print(json.loads(line[6:]).get("delta", ""), end="", flush=True)`;

function whole({ result, charge, isAsync }: Sample): string {
  const wait = `while made["status"] == "pending":
    made = requests.get(f"{url}/{made['id']}", headers=headers | {"Prefer": "wait=60"}).json()
`;
  const value = result.map((name) => `made["${name}"]`).join(' or ');
  return `made = reply.json()\n${isAsync ? wait : ''}print(${charge ? `${value}, made["${charge}"]` : value})`;
}

function literal(value: unknown, depth = 1): string {
  const indent = '    '.repeat(depth);
  const end = '    '.repeat(depth - 1);
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value))
    return wrap(
      '[',
      ']',
      value.map((one) => literal(one, depth + 1)),
      indent,
      end,
    );
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${literal(one, depth + 1)}`);
    return wrap('{', '}', members, indent, end);
  }
  // The escapes of JSON's strings are Python's too.
  return JSON.stringify(value);
}

const wrap = (open: string, close: string, items: string[], indent: string, end: string) =>
  items.length === 0 ? open + close : `${open}\n${items.map((item) => `${indent}${item},\n`).join('')}${end}${close}`;
