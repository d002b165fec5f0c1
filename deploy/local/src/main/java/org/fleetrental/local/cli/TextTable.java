package org.fleetrental.local.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows in columns that are as wide as what is in them; the last one is as wide as it likes. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** As many cells as headings. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    List<String> lines() {
        var widths = new ArrayList<>(Collections.nCopies(rows.getFirst().size(), 0));
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i))
                    .repeat(" ", widths.get(i) - row.get(i).length())
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
