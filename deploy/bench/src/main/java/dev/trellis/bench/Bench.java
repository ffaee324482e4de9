package dev.trellis.bench;

import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Report;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.limits.AllowedRate;
import dev.trellis.bench.matching.MatchMemory;
import dev.trellis.bench.matching.MatchTime;
import dev.trellis.bench.nudges.AgainstDbScheduler;
import dev.trellis.bench.nudges.AgainstQuartz;
import dev.trellis.bench.nudges.BesideABacklog;
import dev.trellis.bench.nudges.OverHttp;
import dev.trellis.bench.nudges.WithFutureRows;
import dev.trellis.bench.server.Server;
import dev.trellis.bench.start.IdleMemory;
import dev.trellis.bench.start.StartTime;
import dev.trellis.bench.taps.TapsBesideBolt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs benchmarks by name, and writes their reports into {@code target/bench} of this module. */
public final class Bench {
    private Bench() {}

    /** By the names that the command line and the reports' files have. */
    static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put(AgainstDbScheduler.NAME, new AgainstDbScheduler());
        all.put(AgainstQuartz.NAME, new AgainstQuartz());
        all.put(OverHttp.NAME, new OverHttp());
        all.put(WithFutureRows.NAME, new WithFutureRows());
        all.put(AllowedRate.TEAMS, AllowedRate.teams());
        all.put(AllowedRate.SLACK, AllowedRate.slack());
        all.put(AllowedRate.TEAMS_BY_TWO, AllowedRate.teamsByTwo());
        all.put(AllowedRate.SLACK_BY_TWO, AllowedRate.slackByTwo());
        all.put(BesideABacklog.NAME, new BesideABacklog());
        all.put(StartTime.NAME, new StartTime());
        all.put(IdleMemory.NAME, new IdleMemory());
        all.put(TapsBesideBolt.RATE, TapsBesideBolt.rate());
        all.put(TapsBesideBolt.LATENCY, TapsBesideBolt.latency());
        all.put(MatchTime.DENSE, MatchTime.dense());
        all.put(MatchTime.SPARSE, MatchTime.sparse());
        all.put(MatchTime.FAIR, MatchTime.fair());
        all.put(MatchMemory.NAME, new MatchMemory());
        return all;
    }

    /**
     * Names of benchmarks, several joined by commas or {@code all}; then sizes other than the full ones, such as {@code due=5000}.
     */
    public static void main(String[] words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        if (arguments.isEmpty() || arguments.getFirst().isBlank()) {
            System.err.println("Which benchmark? " + String.join(", ", all().keySet()) + ", or all.");
            System.exit(2);
        }
        try {
            run(names(arguments.removeFirst()), Sizes.of(arguments));
        } catch (BenchmarkFailedException e) {
            e.printStackTrace();
            System.exit(1);
        }
        // Whatever a peer has left running ends with the process.
        System.exit(0);
    }

    private static List<String> names(String word) {
        return word.equals("all") ? List.copyOf(all().keySet()) : List.of(word.split(","));
    }

    private static void run(List<String> names, Sizes sizes) {
        Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
        names.forEach(name -> benchmarks.put(name, called(name)));
        Server server =
                benchmarks.values().stream().anyMatch(Benchmark::needsServer) ? Server.ofEnvironment() : Server.NONE;
        List<String> missed = new ArrayList<>();
        for (Map.Entry<String, Benchmark> one : benchmarks.entrySet()) {
            Comparison comparison =
                    one.getValue().measure(sizes, server).with(List.of(sizes.toString(), server.described()));
            Report report = new Report(comparison);
            report.write(folder());
            System.out.println();
            System.out.println(report.text());
            if (!comparison.goalIsMet()) {
                missed.add(one.getKey());
            }
        }
        System.out.println(missed.isEmpty() ? "All goals are met." : "GOALS MISSED: " + String.join(", ", missed));
    }

    private static Benchmark called(String name) {
        Benchmark benchmark = all().get(name);
        if (benchmark == null) {
            throw new BenchmarkFailedException("no benchmark is called " + name);
        }
        return benchmark;
    }

    private static Path folder() {
        return Path.of(System.getProperty("bench.folder", "target/bench"));
    }
}
