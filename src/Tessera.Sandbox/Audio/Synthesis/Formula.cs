using System.Text.Json.Serialization;

namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>
/// A sound as arithmetic over signals: <c>low(saw(hertz), 800 + 400 * exp(-t * 9)) * strength</c>. It knows numbers, names,
/// what <see cref="FormulaFunctions"/> lists, and <c>sum(n, 1, 4, sine(n * hertz) / n)</c>.
/// </summary>
/// <param name="Build">Makes the signal for a voice, with a state of its own.</param>
[JsonConverter(typeof(Converter))]
internal sealed partial record Formula(Func<Voice, Signal> Build)
{
    public static Formula Number(double value) => new(_ => Signal.Of(value));

    public static Formula Parse(string text) => new(new Parser(text).Whole());

    private sealed partial class Parser(string text)
    {
        private readonly string[] _tokens = [.. Token.Matches(text).Select(match => match.Value), ""];
        private int _at;

        public Func<Voice, Signal> Whole()
        {
            var build = Expression(0);
            Expect("");
            return build;
        }

        private Func<Voice, Signal> Expression(int level)
        {
            if (level == FormulaFunctions.Operators.Count)
            {
                return Operand();
            }

            var left = Expression(level + 1);
            while (FormulaFunctions.Operators[level].TryGetValue(_tokens[_at], out var combine))
            {
                _at++;
                var (before, after) = (left, Expression(level + 1));
                left = voice => before(voice).Zip(after(voice), combine);
            }

            return left;
        }

        private Func<Voice, Signal> Operand()
        {
            var token = _tokens[_at];
            if (token is "" or ")" or ",")
            {
                throw Unexpected();
            }

            _at++;
            if (token == "-")
            {
                var negated = Operand();
                return voice => Signal.Of(0).Zip(negated(voice), FormulaFunctions.Operators[1]["-"]);
            }

            if (token == "(")
            {
                var inner = Expression(0);
                Expect(")");
                return inner;
            }

            if (double.TryParse(token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return _ => Signal.Of(number);
            }

            return _tokens[_at] == "(" ? Call(token) : FormulaFunctions.Names.GetValueOrDefault(token) ?? (voice => voice[token]);
        }

        private Func<Voice, Signal> Call(string name)
        {
            var index = _tokens[_at + 1];
            var arguments = new List<Func<Voice, Signal>>();
            do
            {
                _at++;
                arguments.Add(Expression(0));
            }
            while (_tokens[_at] == ",");

            Expect(")");
            return name == "sum" ? Repeated(index, arguments)
                : FormulaFunctions.Functions.TryGetValue(name, out var make) ? voice => make(voice, [.. arguments.Select(argument => argument(voice))])
                : throw new FormatException($"There is no function '{name}'.");
        }

        private static Func<Voice, Signal> Repeated(string index, List<Func<Voice, Signal>> arguments) => voice =>
        {
            var (first, last) = ((int)arguments[1](voice).Number, (int)arguments[2](voice).Number);
            return Enumerable.Range(first, last - first + 1).Select(Part).Aggregate((sum, part) => sum.Zip(part, FormulaFunctions.Operators[1]["+"]));

            Signal Part(int n)
            {
                voice[index] = Signal.Of(n);
                return arguments[3](voice);
            }
        };

        private void Expect(string token)
        {
            if (_tokens[_at] != token)
            {
                throw Unexpected();
            }

            _at++;
        }

        private FormatException Unexpected() => new($"'{_tokens[_at]}' is not expected in the formula '{text}'.");

        [GeneratedRegex(@"[0-9.]+|[A-Za-z_]\w*|\S", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Token { get; }
    }

    private sealed class Converter : JsonConverter<Formula>
    {
        public override Formula Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number ? Number(reader.GetDouble()) : Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Formula value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
