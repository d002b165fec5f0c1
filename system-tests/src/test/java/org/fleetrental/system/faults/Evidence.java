package org.fleetrental.system.faults;

import java.util.List;
import java.util.Set;

/**
 * What the system looks like when it has come to rest.
 *
 * @param copies every record of the event topics that is an event, in order of partition and offset
 * @param told what clients were answered
 * @param poison keys of the records that did not come from a service
 */
record Evidence(Database database, List<Copy> copies, List<Told> told, Set<String> poison) {

    Evidence {
        copies = copies.stream().filter(copy -> !poison.contains(copy.key())).toList();
    }
}
