namespace Tunewright;

/// <summary>The covariance matrix C of the strategy's distribution, up to its step size.</summary>
internal interface ICovariance
{
    /// <summary>The square roots of the eigenvalues: how far the distribution reaches along each of its axes.</summary>
    IReadOnlyList<double> Lengths { get; }

    /// <summary>An element of the diagonal.</summary>
    double Variance(int parameter);

    /// <summary>C^½ z: the symmetric root, which does not depend on the order and the signs of eigenvectors.</summary>
    double[] Root(double[] z);

    /// <summary>C^-½ y.</summary>
    double[] InverseRoot(double[] y);

    /// <summary>The unit vector of an axis.</summary>
    double[] Axis(int index);

    /// <summary><paramref name="keep"/> C plus the sum of w v vᵀ over weights w and vectors v.</summary>
    ICovariance Plus(double keep, IEnumerable<(double Weight, double[] Vector)> terms);
}
