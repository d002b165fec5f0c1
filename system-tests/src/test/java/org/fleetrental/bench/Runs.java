package org.fleetrental.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of repeated runs, in the order in which they were measured. */
record Runs(String unit, List<Double> values) {

    Runs {
        values = List.copyOf(values);
    }

    static Runs of(String unit, double... values) {
        var list = new ArrayList<Double>();
        for (double value : values) {
            list.add(value);
        }
        return new Runs(unit, list);
    }

    double median() {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public String toString() {
        var format = median() >= 100 ? "%,.0f" : "%.2f";
        var text = number(format, median());
        if (values.size() > 1) {
            text += " (%s..%s)"
                    .formatted(
                            number(format, values.stream().min(Double::compare).orElseThrow()),
                            number(format, values.stream().max(Double::compare).orElseThrow()));
        }
        return text + " " + unit;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
