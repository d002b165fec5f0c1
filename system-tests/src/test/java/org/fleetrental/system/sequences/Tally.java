package org.fleetrental.system.sequences;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has been tried. */
final class Tally {

    private final Map<Act, Map<Integer, Integer>> answers = new TreeMap<>();
    private int sequences;
    private int deliveries;
    private int duplicates;
    private int outOfOrder;
    private int behindNewer;

    void sequence() {
        sequences++;
    }

    void command(Act act, int status) {
        answers.computeIfAbsent(act, any -> new TreeMap<>()).merge(status, 1, Integer::sum);
    }

    /** @param held what its service could have got instead, or had to get before */
    void delivery(Letter letter, int copies, List<Letter> held, boolean again) {
        deliveries += copies;
        duplicates += again ? copies : copies - 1;
        var others = held.stream()
                .takeWhile(other -> !other.equals(letter))
                .filter(other -> other.to().process().equals(letter.to().process()))
                .toList();
        if (!again && !others.isEmpty()) {
            outOfOrder++;
            var aggregate = letter.event().aggregateId();
            if (others.stream()
                    .anyMatch(other -> other.to().equals(letter.to())
                            && other.event().aggregateId().equals(aggregate))) {
                behindNewer++;
            }
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%d sequences (those tried while shrinking included)%n".formatted(sequences));
        text.append(
                "%d deliveries, %d of them repeated; %d letters overtook others to their service, %d an older event of the same aggregate%n"
                        .formatted(deliveries, duplicates, outOfOrder, behindNewer));
        text.append("%d commands; by answer:%n"
                .formatted(answers.values().stream()
                        .flatMap(byStatus -> byStatus.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum()));
        answers.forEach((act, byStatus) -> text.append("  %-18s %s%n".formatted(act, byStatus)));
        return text.toString();
    }
}
