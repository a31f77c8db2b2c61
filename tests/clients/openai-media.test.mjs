// Images, speech, transcripts, videos and files through npm openai and the AI SDK, against a started server with the sandbox.
import assert from 'node:assert/strict';
import test from 'node:test';
import OpenAI, { toFile } from 'openai';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { experimental_generateSpeech as generateSpeech, experimental_transcribe as transcribe, generateImage } from 'ai';

const baseURL = `${process.env.TESSERA_URL}/v1`;
const apiKey = process.env.TESSERA_KEY;
const client = new OpenAI({ baseURL, apiKey });
const sdk = createOpenAI({ baseURL, apiKey });

const isPng = bytes => Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
const widthOf = png => Buffer.from(png).readUInt32BE(16);
const begins = (bytes, text, at = 0) => Buffer.from(bytes).subarray(at, at + text.length).toString('latin1') === text;
const decode = image => Buffer.from(image.b64_json, 'base64');
const upload = (bytes, name, type) => toFile(bytes, name, { type });

async function tokens() {
  const reply = await fetch(`${process.env.TESSERA_URL}/api/v2/balance`, { headers: { authorization: `Bearer ${apiKey}` } });
  return (await reply.json()).token_balance;
}

async function say(text, format) {
  const reply = await client.audio.speech.create({ model: 'tts-1', voice: 'nova', input: text, response_format: format });
  return { bytes: Buffer.from(await reply.arrayBuffer()), type: reply.headers.get('content-type') };
}

test('images are made, several at once, and cost what they say', async () => {
  const before = await tokens();
  const { data: reply, response } = await client.images
    .generate({ model: 'gpt-image-1.5', prompt: 'A red barn on a hill', n: 2, size: '1536x1024', quality: 'low' }).withResponse();

  assert.equal(reply.data.length, 2);
  for (const image of reply.data) {
    assert.ok(isPng(decode(image)));
    assert.equal(widthOf(decode(image)), 1536);
  }

  assert.notEqual(reply.data[0].b64_json, reply.data[1].b64_json);
  assert.equal(reply.usage.cost, 4);
  assert.equal(response.headers.get('x-tessera-tokens-spent'), '4');
  assert.equal(before - await tokens(), 4);
});

test('a DALL-E image is a link that needs no key', async () => {
  const reply = await client.images.generate({ model: 'dall-e-3', prompt: 'A sea', style: 'vivid' });

  const file = await fetch(reply.data[0].url);
  assert.equal(file.headers.get('content-type'), 'image/png');
  assert.ok(isPng(new Uint8Array(await file.arrayBuffer())));
});

test('images are edited, one or several', async () => {
  const made = decode((await client.images.generate({ model: 'gpt-image-1.5', prompt: 'A barn', quality: 'low' })).data[0]);
  const one = await client.images.edit({ model: 'gpt-image-1.5', image: await upload(made, 'a.png', 'image/png'), prompt: 'at night', quality: 'low' });
  const two = await client.images.edit({
    model: 'gpt-image-2', image: [await upload(made, 'a.png', 'image/png'), await upload(decode(one.data[0]), 'b.png', 'image/png')], prompt: 'together', quality: 'low',
  });

  assert.ok(isPng(decode(two.data[0])));
  assert.notEqual(one.data[0].b64_json, two.data[0].b64_json);
});

test('wrong values, an unknown model and a failure are typed errors that are sent once and cost nothing', async () => {
  const before = await tokens();
  let calls = 0;
  const counted = new OpenAI({ baseURL, apiKey, fetch: (...call) => (calls++, fetch(...call)) });
  const refused = async (call, type, status, message) => {
    calls = 0;
    await assert.rejects(call(), error => error instanceof type && error.status === status && message.test(error.message));
    assert.equal(calls, 1);
  };

  await refused(() => counted.images.generate({ model: 'dall-e-3', prompt: 'x', size: '256x256' }), OpenAI.BadRequestError, 400, /`size` "256x256" is not offered/);
  await refused(() => counted.images.generate({ model: 'dal-e-3', prompt: 'x' }), OpenAI.NotFoundError, 404, /Did you mean dall-e-3/);
  await refused(() => counted.audio.speech.create({ model: 'tts-1', voice: 'marin', input: 'x' }), OpenAI.BadRequestError, 400, /`voice` "marin"/);
  await refused(() => counted.moderations.create({ input: 'x' }), OpenAI.NotFoundError, 404, /was not checked/);
  await refused(() => counted.images.generate({ model: 'dall-e-3', prompt: 'x [sandbox: fail=provider_error]' }), OpenAI.InternalServerError, 502, /./);
  assert.equal(await tokens(), before);
});

test('speech has the format that was asked for', async () => {
  const signs = { mp3: ['audio/mpeg', 'ID3'], opus: ['audio/opus', 'OggS'], flac: ['audio/flac', 'fLaC'], wav: ['audio/wav', 'RIFF'] };
  for (const [format, [type, sign]] of Object.entries(signs)) {
    const speech = await say('Good morning to you.', format);
    assert.equal(speech.type, type);
    assert.ok(begins(speech.bytes, sign) || (format === 'mp3' && speech.bytes[0] === 0xff), format);
  }

  const aac = await say('Good morning to you.', 'aac');
  assert.equal(aac.bytes[0] << 4 | aac.bytes[1] >> 4, 0xfff);
  const pcm = await say('Good morning to you.', 'pcm');
  assert.ok(pcm.bytes.length > 24_000 && pcm.bytes.length % 2 === 0);
});

test('what was said is written down in every format', async () => {
  const speech = (await say('Hello there, my good friend.', 'mp3')).bytes;
  const write = async format => client.audio.transcriptions.create({ model: 'whisper-1', file: await upload(speech, 'speech.mp3', 'audio/mpeg'), response_format: format });

  const plain = await write('json');
  assert.match(plain.text, /^hello there/);
  assert.equal(plain.usage.cost, 2);
  assert.equal(await write('text'), `${plain.text}\n`);
  assert.match(await write('srt'), /^1\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\nhello there/);
  assert.match(await write('vtt'), /^WEBVTT\n\n00:00:00\.\d{3} --> 00:00:0\d\.\d{3}\nhello there/);
  const verbose = await write('verbose_json');
  assert.ok(verbose.segments[0].end > verbose.segments[0].start && verbose.segments[0].end <= verbose.duration + 0.2);
  const english = await client.audio.translations.create({ model: 'whisper-1', file: await upload(speech, 'speech.mp3', 'audio/mpeg') });
  assert.equal(english.text, plain.text);
});

test('a video is started, polled, listed, downloaded and deleted', async () => {
  const picture = decode((await client.images.generate({ model: 'gpt-image-1.5', prompt: 'A barn', quality: 'low' })).data[0]);
  let video = await client.videos.create({ model: 'luma-ray2', prompt: 'A barn in the wind', seconds: '5', size: '1280x720', input_reference: await upload(picture, 'a.png', 'image/png') });
  assert.equal(video.status, 'queued');
  await client.videos.create({ model: 'sora-2', prompt: 'A sea [sandbox: fail=provider_error]', seconds: '4' });
  const listed = [];
  for await (const each of client.videos.list({ limit: 1, order: 'asc' })) {
    listed.push(each.id);
  }

  assert.ok(listed.length >= 2 && listed.includes(video.id));
  while (!['completed', 'failed'].includes(video.status)) {
    await new Promise(next => setTimeout(next, 200));
    video = await client.videos.retrieve(video.id);
  }

  assert.equal(video.status, 'completed', JSON.stringify(video));
  const film = Buffer.from(await (await client.videos.downloadContent(video.id)).arrayBuffer());
  assert.ok(begins(film, 'ftyp', 4));
  const poster = Buffer.from(await (await client.videos.downloadContent(video.id, { variant: 'thumbnail' })).arrayBuffer());
  assert.equal(poster.readUInt16BE(0), 0xffd8);
  assert.equal((await client.videos.delete(video.id)).deleted, true);
  await assert.rejects(client.videos.retrieve(video.id), OpenAI.NotFoundError);
});

test('a file is uploaded, read, listed and deleted', async () => {
  const { bytes } = await say('Hello', 'mp3');
  const file = await client.files.create({ file: await upload(bytes, 'hello.mp3', 'audio/mpeg'), purpose: 'user_data', expires_after: { anchor: 'created_at', seconds: 3600 } });

  assert.deepEqual(Buffer.from(await (await client.files.content(file.id)).arrayBuffer()), bytes);
  const listed = [];
  for await (const each of client.files.list({ limit: 2 })) {
    listed.push(each.id);
  }

  assert.ok(listed.includes(file.id));
  assert.equal(new Set(listed).size, listed.length);
  await client.files.delete(file.id);
  await assert.rejects(client.files.retrieve(file.id), OpenAI.NotFoundError);
});

test('the AI SDK makes, edits, speaks and transcribes', async () => {
  const made = await generateImage({ model: sdk.image('gpt-image-2'), prompt: 'A barn', n: 2, size: '1024x1024', providerOptions: { openai: { quality: 'low' } } });
  assert.equal(made.images.length, 2);
  assert.equal(made.images[0].mediaType, 'image/png');
  const edited = await generateImage({ model: sdk.image('gpt-image-1.5'), prompt: { text: 'at night', images: [made.images[0].uint8Array] } });
  assert.ok(isPng(edited.images[0].uint8Array));
  const other = await generateImage({ model: sdk.image('flux-1.1-pro'), prompt: 'A sea' });
  assert.ok(isPng(other.images[0].uint8Array));

  const { audio } = await generateSpeech({ model: sdk.speech('tts-1'), text: 'Hello there, my good friend.', voice: 'nova' });
  assert.equal(audio.mediaType, 'audio/mpeg');
  const transcript = await transcribe({ model: sdk.transcription('whisper-1'), audio: audio.uint8Array, providerOptions: { openai: { language: 'en', timestampGranularities: ['segment'] } } });
  assert.match(transcript.text, /^hello there/);
  assert.equal(transcript.language, 'en');
  assert.equal(transcript.segments.length, 1);
  assert.ok(transcript.durationInSeconds > 1);
});

test('the AI SDK for compatible servers makes images', async () => {
  const compatible = createOpenAICompatible({ name: 'tessera', baseURL, apiKey });
  const made = await generateImage({ model: compatible.imageModel('dall-e-3'), prompt: 'A sea', n: 1 });

  assert.ok(isPng(made.images[0].uint8Array));
});
