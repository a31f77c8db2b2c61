using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Tessera.Server.Http;

namespace Tessera.Server.Tests.Dialects;

/// <summary>
/// The statuses of the errors that a handler can return, read from its compiled code: every <see cref="ApiError"/> that is
/// created in the handler or in what it calls.
/// </summary>
internal static class HandlerStatuses
{
    private static readonly Assembly Server = typeof(TesseraServer).Assembly;

    private static readonly ILookup<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToLookup(code => code.Value);

    private static readonly Type[] Types = Server.GetTypes();

    public static IReadOnlySet<int> Of(MethodInfo handler)
    {
        var (statuses, seen, left) = (new SortedSet<int>(), new HashSet<MethodBase>(), new Stack<MethodBase>([handler]));
        while (left.TryPop(out var method))
        {
            if (method.Module.Assembly != Server || !seen.Add(method))
            {
                continue;
            }

            var (numbers, createsError) = (new List<int>(), false);
            foreach (var (code, operand) in Read(method))
            {
                if (operand is int number and >= 400 and < 600)
                {
                    numbers.Add(number);
                }
                else if (operand is MethodBase called)
                {
                    createsError |= code == OpCodes.Newobj && called.DeclaringType == typeof(ApiError);
                    Array.ForEach(Targets(called), left.Push);
                }
            }

            if (createsError)
            {
                statuses.UnionWith(numbers);
            }

            if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
            {
                left.Push(WithArguments(machine, method).GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!);
            }
        }

        return statuses;
    }

    private static Type WithArguments(Type machine, MethodBase method)
    {
        Type[] arguments = [.. method.DeclaringType?.GetGenericArguments() ?? [], .. method.IsGenericMethod ? method.GetGenericArguments() : []];
        return machine.IsGenericTypeDefinition ? machine.MakeGenericType(arguments) : machine;
    }

    // A call of an interface can be a call of each of its implementations.
    private static MethodBase[] Targets(MethodBase called)
    {
        if (!called.IsAbstract || called is not MethodInfo || called.DeclaringType is not { IsGenericType: false } declaring || declaring.Assembly != Server)
        {
            return [called];
        }

        var parameters = called.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        return
        [
            .. Types.Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && declaring.IsAssignableFrom(type))
                .Select(type => type.GetMethod(called.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, parameters))
                .OfType<MethodBase>(),
        ];
    }

    /// <summary>The instructions with a number or a method as their operand.</summary>
    private static IEnumerable<(OpCode Code, object? Operand)> Read(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var instruction = OpCodesByValue[value].Single();
            at += instruction.Size;
            yield return (instruction, instruction.OperandType switch
            {
                OperandType.InlineI => BitConverter.ToInt32(code, at),
                OperandType.InlineMethod => method.Module.ResolveMethod(BitConverter.ToInt32(code, at), typeArguments, methodArguments),
                _ => null,
            });
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
