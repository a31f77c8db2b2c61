using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Configuration;

/// <summary>
/// Validates options by their annotations, including those of entries and members, and reports each key with its value and
/// source. Rules between members go into <see cref="IValidatableObject"/>.
/// </summary>
internal sealed class AnnotatedOptions<T>(string section, IConfiguration configuration) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var problems = new List<string>();
        Check(options, section, problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private void Check(object options, string path, List<string> problems)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            var key = $"{path}:{property.Name}";
            var value = property.GetValue(options);
            var context = new ValidationContext(options) { MemberName = property.Name, DisplayName = key };
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                if (rule.GetValidationResult(value, context) is { } failure)
                {
                    problems.Add($"{failure.ErrorMessage} {Seen(key, value)}");
                }
            }

            CheckInside(value, key, problems);
        }

        if (options is IValidatableObject rules)
        {
            problems.AddRange(rules.Validate(new ValidationContext(options) { DisplayName = path }).Select(failure => failure.ErrorMessage ?? path));
        }
    }

    private void CheckInside(object? value, string path, List<string> problems)
    {
        if (value is IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries)
            {
                CheckInside(entry.Value, $"{path}:{entry.Key}", problems);
            }
        }
        else if (value is IEnumerable list and not string)
        {
            var index = 0;
            foreach (var entry in list)
            {
                CheckInside(entry, $"{path}:{index++}", problems);
            }
        }
        else if (value is not null && value.GetType().Assembly == typeof(T).Assembly && value.GetType().IsClass)
        {
            Check(value, path, problems);
        }
    }

    private string Seen(string key, object? value) => value is null or "" ? "It is not set." : $"It is '{value}'{configuration.SourceOf(key)}.";
}
