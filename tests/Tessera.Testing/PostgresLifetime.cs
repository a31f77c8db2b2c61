namespace Tessera.Testing;

/// <summary>
/// Ends the tests' PostgreSQL server after the last test of a program. Deleting its data takes longer than the second after
/// which xunit reports a process that does not exit, so it cannot wait for the exit of the process.
/// </summary>
public sealed class PostgresLifetime : IDisposable
{
    public void Dispose() => PostgresServer.StopIfStarted();
}
