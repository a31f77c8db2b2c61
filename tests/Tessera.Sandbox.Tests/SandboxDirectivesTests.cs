namespace Tessera.Sandbox.Tests;

public sealed class SandboxDirectivesTests
{
    [Theory]
    [InlineData("a cat", "a cat")]
    [InlineData("a cat [sandbox: delay=5s]", "a cat")]
    [InlineData("[sandbox: delay=5s] a cat", "a cat")]
    [InlineData("a [Sandbox:delay=5s fail=timeout] cat [SANDBOX: tokens=3]", "a cat")]
    [InlineData("a cat [sandbox] in a box", "a cat [sandbox] in a box")]
    [InlineData("[sandbox:]", "")]
    public void A_directive_leaves_the_prompt(string prompt, string left)
    {
        var directives = SandboxDirectives.Parse(prompt);

        directives.Prompt.ShouldBe(left);
        directives.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("delay=5s", 5000)]
    [InlineData("delay=0.25s", 250)]
    [InlineData("delay=40ms", 40)]
    [InlineData("DELAY=1S", 1000)]
    [InlineData("delay=600s", 600_000)]
    public void A_delay_has_a_unit(string directive, int milliseconds) =>
        SandboxDirectives.Parse($"x [sandbox: {directive}]").Delay.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("provider_error", FailureKind.TaskFailed)]
    [InlineData("content_policy", FailureKind.ContentRefused)]
    [InlineData("timeout", FailureKind.UnknownOutcome)]
    public void A_failure_has_its_kind(string name, FailureKind kind) =>
        SandboxDirectives.Parse($"x [sandbox: fail={name}]").Fail?.Kind.ShouldBe(kind);

    [Fact]
    public void Several_directives_may_be_separated_by_commas_or_spread_over_brackets()
    {
        var directives = SandboxDirectives.Parse("x [sandbox: delay=1s, tokens=20; progress=slow] y [sandbox: fail_after=3]");

        directives.Delay.ShouldBe(TimeSpan.FromSeconds(1));
        directives.Tokens.ShouldBe(20);
        directives.SlowProgress.ShouldBeTrue();
        directives.FailAfter.ShouldBe(3);
        directives.Fail?.Kind.ShouldBe(FailureKind.TaskFailed);
        directives.Prompt.ShouldBe("x y");
    }

    [Theory]
    [InlineData("dalay=5s")]
    [InlineData("delay=5")]
    [InlineData("delay=601s")]
    [InlineData("delay=-1s")]
    [InlineData("fail=sometimes")]
    [InlineData("progress=fast")]
    [InlineData("tokens=0")]
    [InlineData("tokens=many")]
    [InlineData("tokens=99999999999")]
    [InlineData("slow")]
    public void A_directive_that_does_not_exist_is_a_failure_that_names_those_that_do(string directive)
    {
        var problem = SandboxDirectives.Parse($"x [sandbox: {directive}]").Problem.ShouldNotBeNull();

        problem.Kind.ShouldBe(FailureKind.InvalidInput);
        problem.Message.ShouldContain($"'{directive}'");
        problem.Message.ShouldContain("fail=provider_error|content_policy|timeout");
        problem.Message.ShouldContain("progress=slow");
    }
}
