using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>The examples of the documentation that this API follows; the replies show every member.</summary>
internal static class GenerateSamples
{
    public static OpenApiSample TextRequest { get; } = new("text", "Text from a prompt",
        """
        { "model": "gpt-5", "prompt": "Explain quantum computing in simple terms" }
        """);

    public static OpenApiSample ChatRequest { get; } = new("chat", "Text from a conversation; answered in the chat dialect",
        """
        {
          "model": "claude-sonnet-4.5",
          "system": "You are a helpful coding assistant.",
          "messages": [{ "role": "user", "content": "Write a Python function to parse JSON safely" }],
          "temperature": 0.5
        }
        """);

    public static OpenApiSample VisionRequest { get; } = new("vision", "A question about a picture",
        """
        {
          "model": "gpt-5",
          "messages": [
            {
              "role": "user",
              "content": [
                { "type": "image_url", "image_url": { "url": "https://example.com/image.jpg" } },
                { "type": "text", "text": "What's in this image?" }
              ]
            }
          ]
        }
        """);

    public static OpenApiSample ToolRequest { get; } = new("tools", "The result of a tool that the model called",
        """
        {
          "model": "gpt-5",
          "messages": [
            { "role": "user", "content": "Do I need a coat in Omsk?" },
            {
              "role": "assistant",
              "tool_calls": [{ "id": "call_1", "type": "function", "function": { "name": "weather", "arguments": "{\"city\":\"Omsk\"}" } }]
            },
            { "role": "tool", "tool_call_id": "call_1", "content": "{\"celsius\": -31}" }
          ],
          "tools": [{ "type": "function", "function": { "name": "weather", "parameters": { "type": "object", "properties": { "city": { "type": "string" } } } } }]
        }
        """);

    public static OpenApiSample ImageRequest { get; } = new("image", "A picture, options flat",
        """
        {
          "model": "dall-e-3",
          "prompt": "A cozy coffee shop on a rainy evening, warm lighting, impressionist style",
          "size": "1024x1024",
          "format": "webp"
        }
        """);

    public static OpenApiSample NestedImageRequest { get; } = new("image-params", "A picture, options in params",
        """
        {
          "model": "dall-e-3",
          "prompt": "A futuristic city at sunset, cyberpunk style",
          "params": { "size": "1024x1024", "format": "webp" }
        }
        """);

    public static OpenApiSample VideoRequest { get; } = new("video", "A film",
        """
        {
          "model": "kling-v2.1",
          "prompt": "A time-lapse of a blooming flower, macro photography, soft natural light",
          "duration": 5,
          "aspect_ratio": "16:9"
        }
        """);

    public static OpenApiSample TextReply { get; } = new("text", "Text",
        """
        {
          "id": 18473, "status": "completed", "type": "text", "model_slug": "gpt-5",
          "result_text": "Quantum computing uses qubits that can exist in multiple states simultaneously...",
          "result_url": null, "thumbnail_url": null, "error": null, "tokens_spent": 3, "processing_ms": 1842, "seed": null,
          "result_metadata": null, "progress": null, "eta_seconds": null,
          "created_at": "2026-03-08T12:00:00Z", "completed_at": "2026-03-08T12:00:02Z", "expires_at": null, "warnings": [], "sandbox": false
        }
        """);

    public static OpenApiSample ChatReply { get; } = new("chat", "Text, in the chat dialect",
        """
        {
          "id": "gen_5m0rtz7w3k2qd", "status": "completed", "model": "claude-sonnet-4.5",
          "content": "Here's a safe JSON parsing function in Python: ...",
          "tokens_used": 3, "balance_remaining": 297,
          "usage": { "prompt_tokens": 142, "completion_tokens": 387, "total_tokens": 529 },
          "created_at": "2026-03-08T12:00:00Z"
        }
        """);

    public static OpenApiSample ImageReply { get; } = new("image", "A picture",
        """
        {
          "id": 18491, "status": "completed", "type": "image", "model_slug": "flux-1.1-pro", "result_text": null,
          "result_url": "https://ai.example.org/generations/18491.webp?sig=Zq0mJtXn2oT9yE4uB1c7Lw",
          "thumbnail_url": "https://ai.example.org/thumbnails/18491.jpg?sig=pR7dK3vW8sYh5aG2nQ6fXA",
          "error": null, "tokens_spent": 4, "processing_ms": 2140, "seed": 20260308,
          "result_metadata": { "width": 768, "height": 1344, "format": "webp", "bytes": 181220 }, "progress": null, "eta_seconds": null,
          "created_at": "2026-03-08T12:02:30Z", "completed_at": "2026-03-08T12:02:32Z", "expires_at": "2026-06-06T12:02:32Z",
          "warnings": [], "sandbox": false
        }
        """);

    public static OpenApiSample PendingReply { get; } = new("pending", "A film that is being made",
        """
        {
          "id": 18500, "status": "pending", "type": "video", "model_slug": "kling-v2.1", "result_text": null, "result_url": null,
          "thumbnail_url": null, "error": null, "tokens_spent": 0, "processing_ms": null, "seed": 41, "result_metadata": null,
          "progress": 0.4, "eta_seconds": 45, "created_at": "2026-03-08T12:05:00Z", "completed_at": null, "expires_at": null,
          "warnings": [], "sandbox": false
        }
        """);

    public static OpenApiSample VideoReply { get; } = new("video", "A film",
        """
        {
          "id": 18500, "status": "completed", "type": "video", "model_slug": "kling-v2.1", "result_text": null,
          "result_url": "https://ai.example.org/generations/18500.mp4?sig=Lk4eUo1yTz6rVb9xCm3sHQ",
          "thumbnail_url": "https://ai.example.org/thumbnails/18500.jpg?sig=Jw8qNf2iDg5tMa7kPx0cRg",
          "error": null, "tokens_spent": 26, "processing_ms": 55000, "seed": 41,
          "result_metadata": { "duration": 5, "width": 1920, "height": 1080, "fps": 24, "bytes": 4210332 }, "progress": null,
          "eta_seconds": null, "created_at": "2026-03-08T12:05:00Z", "completed_at": "2026-03-08T12:05:55Z",
          "expires_at": "2026-06-06T12:05:55Z", "warnings": [], "sandbox": false
        }
        """);

    public static OpenApiSample FailedReply { get; } = new("failed", "A failure; it cost nothing",
        """
        {
          "id": 18501, "status": "failed", "type": "image", "model_slug": "dall-e-3", "result_text": null, "result_url": null,
          "thumbnail_url": null, "error": "The provider refused the prompt.", "tokens_spent": 0, "processing_ms": 812, "seed": null,
          "result_metadata": null, "progress": null, "eta_seconds": null, "created_at": "2026-03-08T12:06:00Z",
          "completed_at": "2026-03-08T12:06:01Z", "expires_at": null, "warnings": [], "sandbox": false
        }
        """);

    public static OpenApiSample MediaReply { get; } = new("media", "A film, asked for by its gen_ id",
        """
        {
          "id": "gen_2b7xqk0m4s9tj", "status": "completed", "type": "video", "model": "kling-v2.1",
          "url": "https://ai.example.org/generations/18500.mp4?sig=Lk4eUo1yTz6rVb9xCm3sHQ", "duration": 5, "width": 1920, "height": 1080,
          "tokens_used": 26, "balance_remaining": 271, "progress": null, "eta_seconds": null, "error": null,
          "created_at": "2026-03-08T12:05:00Z", "completed_at": "2026-03-08T12:05:55Z"
        }
        """);

    public static OpenApiSample TranscriptReply { get; } = new("transcript", "What was said",
        """
        {
          "id": 18510, "status": "completed", "type": "stt", "model_slug": "whisper", "result_text": "Hello and welcome to the show.",
          "result_url": null, "thumbnail_url": null, "error": null, "tokens_spent": 2, "processing_ms": 930, "seed": null,
          "result_metadata": null, "progress": null, "eta_seconds": null, "created_at": "2026-03-08T12:10:00Z",
          "completed_at": "2026-03-08T12:10:01Z", "expires_at": null, "warnings": [], "sandbox": false
        }
        """);

    /// <summary>A stream in the chat dialect.</summary>
    public static string Events { get; } =
        """
        data: {"type":"generation_start","id":"gen_5m0rtz7w3k2qd","model":"gpt-5"}

        data: {"type":"content_delta","delta":"Quantum computing"}

        data: {"type":"content_delta","delta":" uses qubits."}

        data: {"type":"generation_end","id":"gen_5m0rtz7w3k2qd","tokens_used":3,"balance_remaining":297}

        data: [DONE]

        """.ReplaceLineEndings("\n");
}
