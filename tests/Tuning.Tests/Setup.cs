// libtorch's thread count belongs to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
