export interface Provider {
  name: string;
  title: string;
  /** A server of the operator's own: it has no usual address, and may need no key. */
  isOwn?: true;
}

/** What Tessera has a connector for, in the order of src/Tessera.Providers/BuiltInProviders.cs; a test compares the two. */
export const providers: Provider[] = [
  { name: 'openai', title: 'OpenAI' },
  { name: 'anthropic', title: 'Anthropic' },
  { name: 'gemini', title: 'Google Gemini' },
  { name: 'deepseek', title: 'DeepSeek' },
  { name: 'xai', title: 'xAI' },
  { name: 'openrouter', title: 'OpenRouter' },
  { name: 'ollama', title: 'Ollama', isOwn: true },
  { name: 'vllm', title: 'vLLM', isOwn: true },
  { name: 'llamacpp', title: 'llama.cpp', isOwn: true },
  { name: 'lmstudio', title: 'LM Studio', isOwn: true },
  { name: 'localai', title: 'LocalAI', isOwn: true },
  { name: 'kokoro', title: 'Kokoro-FastAPI', isOwn: true },
  { name: 'speaches', title: 'Speaches', isOwn: true },
  { name: 'whispercpp', title: 'whisper.cpp', isOwn: true },
  { name: 'bfl', title: 'Black Forest Labs' },
  { name: 'luma', title: 'Luma' },
  { name: 'stability', title: 'Stability AI' },
  { name: 'recraft', title: 'Recraft' },
  { name: 'ideogram', title: 'Ideogram' },
  { name: 'elevenlabs', title: 'ElevenLabs' },
  { name: 'deepgram', title: 'Deepgram' },
  { name: 'minimax', title: 'MiniMax' },
  { name: 'midjourney', title: 'Midjourney proxy', isOwn: true },
  { name: 'replicate', title: 'Replicate' },
  { name: 'fal', title: 'fal' },
  { name: 'automatic1111', title: 'AUTOMATIC1111', isOwn: true },
  { name: 'comfyui', title: 'ComfyUI', isOwn: true },
  { name: 'sdserver', title: 'stable-diffusion.cpp', isOwn: true },
];

export const providerTitle = (name: string) => providers.find((one) => one.name === name)?.title ?? name;
