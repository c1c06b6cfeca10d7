package dev.handoff.systemtests.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Something that was measured round by round, beside its limit: what the same machine can do at best, measured in turn
 * with it.
 *
 * @param values one for each round
 * @param limits likewise; none where there is no limit
 */
record Figure(String name, String unit, List<Double> values, List<Double> limits, List<Wanted> wanted) {

    /**
     * What is wanted of a figure.
     *
     * @param ofLimit whether the bound is for the ratio to the limit, not for the median itself
     * @param least whether more is better
     */
    record Wanted(boolean ofLimit, boolean least, double bound) {

        static Wanted atLeast(double bound) {
            return new Wanted(false, true, bound);
        }

        static Wanted atMost(double bound) {
            return new Wanted(false, false, bound);
        }

        static Wanted atLeastOfLimit(double ratio) {
            return new Wanted(true, true, ratio);
        }

        static Wanted atMostOfLimit(double ratio) {
            return new Wanted(true, false, ratio);
        }

        private boolean isReachedBy(Figure figure) {
            var measured = ofLimit ? figure.ratio().orElseThrow() : figure.median();
            return least ? measured >= bound : measured <= bound;
        }

        @Override
        public String toString() {
            return (least ? ">= " : "<= ") + (ofLimit ? "%.2f of limit".formatted(bound) : shown(bound));
        }
    }

    Figure {
        if (values.isEmpty()) throw new IllegalArgumentException("nothing was measured of " + name);
        values = List.copyOf(values);
        limits = List.copyOf(limits);
        wanted = List.copyOf(wanted);
    }

    /** Without a limit. */
    static Figure of(String name, String unit, List<Double> values, Wanted... wanted) {
        return new Figure(name, unit, values, List.of(), List.of(wanted));
    }

    /** Each round as something of it, such as a percentile; no limits for none. */
    static Figure of(
            String name,
            String unit,
            List<Round> rounds,
            List<Round> limits,
            ToDoubleFunction<Round> what,
            Wanted... wanted) {
        return new Figure(name, unit, each(rounds, what), each(limits, what), List.of(wanted));
    }

    private static List<Double> each(List<Round> rounds, ToDoubleFunction<Round> what) {
        return rounds.stream().map(what::applyAsDouble).toList();
    }

    double median() {
        return median(values);
    }

    double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The median of the limit's rounds. */
    OptionalDouble limit() {
        return limits.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(limits));
    }

    /** Of the medians. */
    OptionalDouble ratio() {
        return limits.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median() / median(limits));
    }

    /** Empty where nothing is wanted. */
    Optional<Boolean> reached() {
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(wanted.stream().allMatch(one -> one.isReachedBy(this)));
    }

    private static double median(List<Double> rounds) {
        var sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** As many digits as mean something. */
    static String shown(double number) {
        return (number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f").formatted(number);
    }
}
