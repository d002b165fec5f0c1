package org.fleetrental.maintenance.recall;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A maker's call to the workshop. Written once; its VINs, if it has some, are kept beside it. */
@Entity
class Recall {

    @Id
    private UUID id;

    private String campaign;
    private String description;
    private @Nullable String make;
    private @Nullable String model;
    private @Nullable Integer yearFrom;
    private @Nullable Integer yearTo;
    private Instant announcedAt;

    protected Recall() {}

    /** A recall as clients see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String campaign,
            String description,
            @Nullable String make,
            @Nullable String model,
            @Nullable Integer yearFrom,
            @Nullable Integer yearTo,
            Instant announcedAt) {}

    View view() {
        return new View(id, campaign, description, make, model, yearFrom, yearTo, announcedAt);
    }

    UUID id() {
        return id;
    }

    String campaign() {
        return campaign;
    }

    String description() {
        return description;
    }
}
