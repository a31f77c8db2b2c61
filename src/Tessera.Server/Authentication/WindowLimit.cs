namespace Tessera.Server.Authentication;

/// <summary>How often a subject may do something within a window that starts with the first time.</summary>
/// <param name="Subject">What is counted, with its kind: <c>sign-in 192.0.2.7</c>.</param>
/// <param name="Most">How often.</param>
/// <param name="Window">Within which time.</param>
internal readonly record struct WindowLimit(string Subject, int Most, TimeSpan Window);
