using System.Collections.Frozen;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Subjects;

/// <summary>Something a scene can show: a file of <c>sandbox/art/subjects</c>, which also says how it is named and where it belongs.</summary>
internal sealed record Subject
{
    private const string Folder = "art/subjects/";

    /// <summary>Every subject there is a file of, by its name.</summary>
    public static FrozenDictionary<string, Subject> All { get; } = SandboxFile.List(Folder)
        .Select(path => new Subject(Path.GetFileNameWithoutExtension(path)))
        .ToFrozenDictionary(subject => subject.Name);

    private Subject(string name)
    {
        (Name, Art) = (name, SvgTemplate.Of($"subjects/{name}"));
        Height = double.Parse(Art.Fact("height")!, CultureInfo.InvariantCulture);
        Reach = double.Parse(Art.Fact("reach")!, CultureInfo.InvariantCulture);
        Placement = Enum.Parse<Placement>(Art.Fact("stands")!, ignoreCase: true);
        Home = Art.Fact("home") is { } home ? Enum.Parse<Place>(home, ignoreCase: true) : null;
    }

    /// <summary>The words that name them.</summary>
    public static Lexicon<string> Words { get; } = new([.. All.Values.Select(subject => (subject.Name, subject.Art.Fact("words")!))]);

    public string Name { get; }

    /// <summary>Drawn about 100 units tall, standing on y = 0 at x = 0.</summary>
    public SvgTemplate Art { get; }

    /// <summary>How tall it is in a scene whose shorter side is 1000.</summary>
    public double Height { get; }

    /// <summary>Its half width in its own units, to keep several apart.</summary>
    public double Reach { get; }

    public Placement Placement { get; }

    public bool Flies => Placement is Placement.Sky or Placement.Deep;

    /// <summary>The place that a prompt means which names the subject and no place.</summary>
    public Place? Home { get; }

    /// <summary>Whether it is turned to see into the image from a place across.</summary>
    public bool IsMirrored(bool isLeft) => Art.Fact("looks") switch { "left" => isLeft, "right" => !isLeft, _ => false };

    public static Subject Of(string name) => All[name];
}
