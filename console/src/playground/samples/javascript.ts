import { indentedJson, type Sample } from './sample';

export function javascript(sample: Sample): string {
  const { origin, path, body, isStream } = sample;
  return `const url = '${origin}${path}';
const headers = {
  Authorization: \`Bearer \${process.env.TESSERA_API_KEY}\`,
  'Content-Type': 'application/json',
};

const reply = await fetch(url, {
  method: 'POST',
  headers,
  body: JSON.stringify(${indentedJson(body, 2)}),
});
if (!reply.ok) throw new Error(await reply.text());
${isStream ? stream : whole(sample)}`;
}

const stream = `let rest = '';
for await (const piece of reply.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split('\\n');
  rest = lines.pop();
  for (const line of lines) {
    if (line.startsWith('data: {')) process.stdout.write(JSON.parse(line.slice(6)).delta ?? '');
  }
}`;

function whole({ result, charge, isAsync }: Sample): string {
  const wait = `while (made.status === 'pending') {
  const again = await fetch(\`\${url}/\${made.id}\`, { headers: { ...headers, Prefer: 'wait=60' } });
  made = await again.json();
}
`;
  const value = result.map((name) => `made.${name}`).join(' ?? ');
  return `${isAsync ? 'let' : 'const'} made = await reply.json();\n${isAsync ? wait : ''}console.log(${charge ? `${value}, made.${charge}` : value});`;
}
