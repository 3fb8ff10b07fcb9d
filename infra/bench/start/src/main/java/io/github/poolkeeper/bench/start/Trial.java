package io.github.poolkeeper.bench.start;

import java.io.IOException;
import java.util.List;

/// One run of one contestant in a process of its own, from its start to its last answer.
final class Trial {
  private static final double NANOS_A_MILLI = 1e6;

  private final Contestant contestant;
  private final Machine machine;
  private final StubEndpoints endpoints;

  Trial(Contestant contestant, Machine machine, StubEndpoints endpoints) {
    this.contestant = contestant;
    this.machine = machine;
    this.endpoints = endpoints;
  }

  Sample run() throws IOException, InterruptedException {
    StubAws account = contestant.workload().account().copy();
    endpoints.serve(account);
    try (RuntimeApi api = RuntimeApi.start()) {
      long begin = System.nanoTime();
      try (FunctionProcess process = FunctionProcess.start(contestant, machine, api)) {
        double init = (api.initialised() - begin) / NANOS_A_MILLI;
        Sample sample = measure(api, process, init);
        requireUpdates(account);
        return sample;
      }
    } catch (IllegalStateException e) {
      throw new IllegalStateException(contestant.name() + ": " + e.getMessage(), e);
    }
  }

  /// Lets the contestant handle the events, and gives what AWS looks like afterwards.
  StubAws carryOut(List<byte[]> events) throws IOException, InterruptedException {
    StubAws account = contestant.workload().account().copy();
    endpoints.serve(account);
    try (RuntimeApi api = RuntimeApi.start();
        FunctionProcess _ = FunctionProcess.start(contestant, machine, api)) {
      long _ = api.initialised();
      for (byte[] event : events) {
        long _ = api.invoke(event, contestant.workload().expected());
      }
    }
    return account;
  }

  private Sample measure(RuntimeApi api, FunctionProcess process, double init)
      throws IOException, InterruptedException {
    List<byte[]> events = contestant.workload().events();
    Expected expected = contestant.workload().expected();
    boolean isRestored = contestant.kind().isRestored();
    long cpuBefore = isRestored ? process.cpuMillis() : 0;
    long first =
        isRestored
            ? api.restore(events.getFirst(), expected)
            : api.invoke(events.getFirst(), expected);
    long cpuCold = process.cpuMillis();
    double resident = process.residentMegabytes();
    List<byte[]> further = events.subList(1, events.size());
    double[] warm = new double[further.size()];
    for (int i = 0; i < warm.length; i++) {
      warm[i] = api.invoke(further.get(i), expected) / NANOS_A_MILLI;
    }
    double warmCpu = (double) (process.cpuMillis() - cpuCold) / warm.length;
    return new Sample(
        init,
        first / NANOS_A_MILLI,
        Spread.of(warm).median(),
        (double) cpuCold - cpuBefore,
        warmCpu,
        resident);
  }

  private void requireUpdates(StubAws account) {
    if (account.updates() != contestant.workload().updates()) {
      throw new IllegalStateException(
          "expected %d updates of the pool, met %d"
              .formatted(contestant.workload().updates(), account.updates()));
    }
  }
}
