package org.fleetrental.system.sequences;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each rental and job has told of itself, against the state machines of the domain. */
final class Histories {

    private static final String MARKS = "( RentalPaymentStatusChanged| RentalReassignmentNeeded(V2)?)*";

    private static final Map<String, Pattern> LEGAL = Map.of(
            "fleet.rentals",
            Pattern.compile(
                    "RentalReserved( RentalExtended| RentalReassigned|%1$s)*(| RentalCancelled%1$s| RentalNoShow%1$s"
                                    .formatted(MARKS)
                            + "| RentalActivated( RentalExtended|%1$s)*(| RentalCompleted( RentalCharged|%1$s)*))"
                                    .formatted(MARKS)),
            "fleet.maintenance",
            Pattern.compile("MaintenanceScheduled( MaintenanceRescheduled)*(| MaintenanceCancelled"
                    + "| MaintenanceStarted( MaintenanceRescheduled)*(| MaintenanceCompleted| MaintenanceCancelled))"));

    private Histories() {}

    static List<String> broken(List<Event> published) {
        var broken = new ArrayList<String>();
        published.stream()
                .collect(Collectors.groupingBy(Event::topic))
                .forEach((topic, events) -> events.stream()
                        .collect(Collectors.groupingBy(Event::aggregateId))
                        .forEach((id, own) -> check(topic, id, own, broken)));
        return broken;
    }

    private static void check(String topic, UUID id, List<Event> own, List<String> broken) {
        var inOrder = own.stream().sorted(Comparator.comparing(Event::version)).toList();
        var versions = inOrder.stream().map(Event::version).toList();
        var whole = IntStream.rangeClosed(1, own.size()).mapToObj(Long::valueOf).toList();
        if (!versions.equals(whole)) {
            broken.add("versions of %s on %s: %s".formatted(id, topic, versions));
        }
        var types = inOrder.stream().map(Event::type).collect(Collectors.joining(" "));
        if (LEGAL.containsKey(topic) && !LEGAL.get(topic).matcher(types).matches()) {
            broken.add("no legal history of %s: %s".formatted(id, types));
        }
    }
}
