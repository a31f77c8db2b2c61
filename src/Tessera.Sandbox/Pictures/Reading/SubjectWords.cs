using Tessera.Sandbox.Prompts;

namespace Tessera.Sandbox.Pictures.Reading;

/// <summary>How many of a thing a prompt names, what they do, and what it does not want.</summary>
internal static class SubjectWords
{
    public static readonly Lexicon<int> Counts = new(
        (2, "two couple pair два две двое пара пары"),
        (3, "three several few some три трое несколько"),
        (5, "many flock herd group crowd dozens hundreds много стая стаи табун групп толп"));

    public static readonly Lexicon<Pose> Poses = new(
        (Pose.Asleep, "sleep sleeping asleep nap napping lying curled спит спят спящ дремлет лежит сон"),
        (Pose.Active, "running run jumping flying playing dancing walking leaping бежит прыгает летит играет танцует идет скачет"));

    public static readonly Lexicon<bool> Denials = new((true, "no without except minus нет без кроме"));
}
