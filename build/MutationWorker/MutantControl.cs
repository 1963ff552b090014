using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace CorsGen.Build;

/// <summary>The switch that Stryker adds to an assembly that it mutates.</summary>
internal sealed class MutantControl
{
    private readonly FieldInfo _activeMutant;
    private readonly FieldInfo _capturesCoverage;
    private readonly MethodInfo _reset;
    private readonly MethodInfo _read;

    /// <summary>Finds the switch, and makes a mutant take effect.</summary>
    public MutantControl(string assemblyName, int mutant)
    {
        Type control = Assembly.Load(assemblyName).GetTypes().Single(type => type.Name == nameof(MutantControl));
        _activeMutant = control.GetField("ActiveMutant")!;
        _capturesCoverage = control.GetField("CaptureCoverage")!;
        _reset = control.GetMethod("InitCoverage")!;
        _read = control.GetMethod("GetCoverageData")!;
        Activate(mutant);
    }

    /// <summary>Makes one mutant take effect; none with -1.</summary>
    public void Activate(int mutant) => _activeMutant.SetValue(null, mutant);

    public void StartCoverage()
    {
        _reset.Invoke(null, null);
        _capturesCoverage.SetValue(null, true);
    }

    /// <summary>
    /// The mutants whose code was executed; the second ones in code that runs once in a process, such as the initial
    /// value of a static field.
    /// </summary>
    public (IEnumerable<int> Covered, IEnumerable<int> Once) StopCoverage()
    {
        _capturesCoverage.SetValue(null, false);
        var data = (IList<int>[])_read.Invoke(null, null)!;
        return ([.. data[0]], [.. data[1]]);
    }
}
