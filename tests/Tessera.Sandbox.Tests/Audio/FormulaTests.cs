using Tessera.Sandbox.Audio.Synthesis;
using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Tests.Audio;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("7 - 2 - 1", 4)]
    [InlineData("8 / 2 / 2", 2)]
    [InlineData("-2 * -x", 10)]
    [InlineData("7 % 4 > 2", 1)]
    [InlineData("2 > 7 % 4", 0)]
    [InlineData("pow(2, 3) + min(x, 4)", 12)]
    [InlineData("pick(1, 10, 20, 30)", 20)]
    [InlineData("sum(n, 1, 4, n * x)", 50)]
    public void Arithmetic_has_the_usual_order(string formula, double value) =>
        new Voice(new SeededRandom(1)) { ["x"] = Signal.Of(5) }.Number(Formula.Parse(formula)).ShouldBe(value, 1e-9);

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("nothing(1)")]
    [InlineData("x * 2")]
    public void Text_that_is_not_a_formula_is_refused(string formula) =>
        Should.Throw<FormatException>(() => new Voice(new SeededRandom(1)).Number(Formula.Parse(formula)));

    [Fact]
    public void A_name_that_is_used_twice_is_one_signal()
    {
        var voice = new Voice(new SeededRandom(1));
        voice.Define(new OrderedDictionary<string, Formula> { ["hiss"] = Formula.Parse("noise") });

        voice.Play(Formula.Parse("hiss - hiss"), 0.01).ShouldAllBe(sample => sample == 0);
        voice.Play(Formula.Parse("noise - noise"), 0.01).ShouldContain(sample => sample != 0);
    }

    [Fact]
    public void A_sine_has_the_pitch_it_is_given_steady_or_bent()
    {
        Pitch.Median(new Voice(new SeededRandom(1)).Play(Formula.Parse("sine(220)"), 1), 44100).ShouldNotBeNull().ShouldBe(220, 1);
        Pitch.Median(new Voice(new SeededRandom(1)).Play(Formula.Parse("sine(220 + 0 * t)"), 1), 44100).ShouldNotBeNull().ShouldBe(220, 1);
    }

    [Fact]
    public void A_filter_follows_its_cut_off()
    {
        var opened = new Voice(new SeededRandom(1)).Play(Formula.Parse("low(noise, 100 + 8000 * (t > 0.5))"), 1);

        opened[30_000..].Average(sample => sample * sample).ShouldBeGreaterThan(10 * opened[..20_000].Average(sample => sample * sample));
    }
}
