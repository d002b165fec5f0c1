package org.fleetrental.system.faults;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the system looks like when it has come to rest.
 *
 * @param copies every record of the event topics that is an event, in order of partition and offset
 * @param told what clients were answered
 * @param poison keys of the records that did not come from a service
 * @param letGo events that an operator has decided to leave without effect
 */
record Evidence(Database database, List<Copy> copies, List<Told> told, Set<String> poison, Set<UUID> letGo) {

    Evidence {
        copies = copies.stream()
                .filter(copy -> !poison.contains(copy.key()) && !letGo.contains(copy.id()))
                .toList();
    }

    /** What is broken of I1 to I6. */
    List<Violation> violations() {
        return Stream.concat(MessagingInvariants.check(this).stream(), CompanyInvariants.check(this).stream())
                .toList();
    }
}
