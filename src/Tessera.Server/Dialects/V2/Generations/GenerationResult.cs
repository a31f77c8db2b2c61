// A generation in the dialect it was asked for in; a stream of it; or why there is none.
global using GenerationResult = Microsoft.AspNetCore.Http.HttpResults.Results<
    Tessera.Server.Http.WireReply<Tessera.Server.Dialects.V2.Replies.UnifiedReply>,
    Tessera.Server.Http.WireReply<Tessera.Server.Dialects.V2.Replies.ChatReply>,
    Tessera.Server.Http.WireReply<Tessera.Server.Dialects.V2.Replies.MediaReply>,
    Tessera.Server.Dialects.Shared.Replies.StreamText,
    Tessera.Server.Http.ApiError>;
