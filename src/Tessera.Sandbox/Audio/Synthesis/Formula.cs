using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>
/// A sound as arithmetic over signals: <c>low(saw(hertz), 800 + 400 * exp(-t * 9)) * strength</c>. It knows numbers, names,
/// <c>+ - * / % &lt; &gt;</c>, the functions of <see cref="Generators"/>, and <c>sum(n, 1, 4, sine(n * hertz) / n)</c>.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed partial class Formula
{
    private static readonly string[][] Operators = [["<", ">"], ["+", "-"], ["*", "/", "%"]];

    private readonly Func<Voice, Signal> _build;

    private Formula(Func<Voice, Signal> build) => _build = build;

    public static Formula Silence { get; } = Number(0);

    public static Formula Number(double value)
    {
        var constant = Signal.Of(value);
        return new Formula(_ => constant);
    }

    public static Formula Parse(string text) => new(new Parser(text).All());

    /// <summary>The signal for a voice, with a state of its own.</summary>
    public Signal Build(Voice voice) => _build(voice);

    private static Signal Combine(string sign, Signal left, Signal right) => sign switch
    {
        "+" => Signal.Sum([left, right]),
        "-" => Signal.Zip(left, right, (one, other) => one - other),
        "*" => Signal.Product(left, right),
        "/" => Signal.Zip(left, right, (one, other) => one / other),
        "%" => Signal.Zip(left, right, (one, other) => one % other),
        "<" => Signal.Zip(left, right, (one, other) => one < other ? 1 : 0),
        _ => Signal.Zip(left, right, (one, other) => one > other ? 1 : 0),
    };

    private sealed partial class Parser(string text)
    {
        private readonly string[] _tokens = [.. Token.Matches(text).Select(match => match.Value), ""];
        private int _at;

        public Func<Voice, Signal> All()
        {
            var build = Expression(0);
            return _tokens[_at].Length == 0 ? build : throw Unexpected();
        }

        private Func<Voice, Signal> Expression(int level)
        {
            if (level == Operators.Length)
            {
                return Operand();
            }

            var left = Expression(level + 1);
            while (Operators[level].Contains(_tokens[_at]))
            {
                var (sign, before, after) = (_tokens[_at++], left, Expression(level + 1));
                left = voice => Combine(sign, before(voice), after(voice));
            }

            return left;
        }

        private Func<Voice, Signal> Operand()
        {
            var token = _tokens[_at];
            if (token.Length == 0 || token is ")" or ",")
            {
                throw Unexpected();
            }

            _at++;
            if (token == "-")
            {
                var negated = Operand();
                return voice => Signal.Map(negated(voice), sample => -sample);
            }

            if (token == "(")
            {
                var inner = Expression(0);
                Expect(")");
                return inner;
            }

            if (double.TryParse(token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                var constant = Signal.Of(number);
                return _ => constant;
            }

            return Named(token);
        }

        private Func<Voice, Signal> Named(string name)
        {
            if (_tokens[_at] != "(")
            {
                return Generators.Names.GetValueOrDefault(name) ?? (voice => voice[name]);
            }

            var index = name == "sum" ? _tokens[_at + 1] : null;
            var arguments = new List<Func<Voice, Signal>>();
            do
            {
                _at++;
                arguments.Add(Expression(0));
            }
            while (_tokens[_at] == ",");

            Expect(")");
            return index is null ? Call(name, arguments) : Repeated(index, arguments);
        }

        private static Func<Voice, Signal> Call(string name, List<Func<Voice, Signal>> arguments) =>
            Generators.Functions.TryGetValue(name, out var make)
                ? voice => make(voice, [.. arguments.Select(argument => argument(voice))])
                : throw new FormatException($"There is no function '{name}'.");

        private static Func<Voice, Signal> Repeated(string index, List<Func<Voice, Signal>> arguments) => voice =>
        {
            var parts = new List<Signal>();
            var last = arguments[2](voice).Number;
            for (var n = arguments[1](voice).Number; n <= last; n++)
            {
                voice[index] = Signal.Of(n);
                parts.Add(arguments[3](voice));
            }

            return Signal.Sum(parts);
        };

        private void Expect(string token)
        {
            if (_tokens[_at++] != token)
            {
                _at--;
                throw Unexpected();
            }
        }

        private FormatException Unexpected() => new($"'{_tokens[_at]}' is not expected in the formula '{text}'.");

        [GeneratedRegex(@"[0-9.]+|[A-Za-z_]\w*|\S", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Token { get; }
    }

    private sealed class Converter : JsonConverter<Formula>
    {
        public override Formula Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number
                ? Number(reader.GetDouble())
                : Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Formula value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
