namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>White noise by xorshift: the same for the same seed, and much faster than <see cref="Random"/>.</summary>
internal sealed class Noise(int seed)
{
    private uint _state = unchecked(((uint)seed * 2654435761u) | 1u);

    /// <summary>The next sample, -1 to 1.</summary>
    public float Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return unchecked((int)_state) * (1f / 2147483648f);
    }
}
