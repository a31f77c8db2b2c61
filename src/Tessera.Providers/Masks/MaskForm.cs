namespace Tessera.Providers.Masks;

/// <summary>How a vendor wants to be told which part of a picture is to change.</summary>
internal enum MaskForm
{
    /// <summary>White changes, black stays, as in our own.</summary>
    WhiteChanges,

    /// <summary>Black changes, white stays.</summary>
    BlackChanges,

    /// <summary>What cannot be seen changes, what can be seen stays.</summary>
    ClearChanges,
}
