package org.fleetrental.local;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.fleetrental.schemas.EventDescription;
import org.fleetrental.schemas.EventDescription.PersonalData;
import org.fleetrental.schemas.EventDescription.Release;
import org.fleetrental.schemas.EventDescription.Status;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;

/** Events for one test, of an owner that there is not. */
public final class MadeUpEvents {

    static final String OWNER = "made-up";

    private MadeUpEvents() {}

    /** @param versions the schemas, oldest first */
    public static EventType of(String name, String... versions) {
        return described(name, "For a test.", versions);
    }

    static EventType described(String name, String purpose, String... versions) {
        var schemas = new ArrayList<EventSchema>();
        var releases = new TreeMap<Integer, Release>();
        for (int version = 1; version <= versions.length; version++) {
            schemas.add(new EventSchema(OWNER, name, version, versions[version - 1]));
            releases.put(version, new Release(LocalDate.of(2026, 1, version), "Change " + version + "."));
        }
        var description = new EventDescription(
                OWNER,
                "fleet.made-up",
                "a",
                "It happens.",
                purpose,
                Status.ACTIVE,
                null,
                PersonalData.NONE,
                new TreeMap<>(),
                releases);
        return new EventType(OWNER, name, description, schemas, List.of());
    }

    /** @param fields as in {@code {"name":"a","type":"int"}}, with commas between them */
    static String schema(String name, String fields) {
        return "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"org.fleetrental.test\",\"fields\":[%s]}"
                .formatted(name, fields);
    }
}
