package org.fleetrental.fleet.hold;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one rental or one maintenance job has to say about a vehicle. Changed only while its vehicle is locked. */
@Entity
class Hold {

    @Id
    private UUID causeId;

    @Enumerated(EnumType.STRING)
    private HoldKind kind;

    private UUID vehicleId;
    private Instant beginsAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant closedAt;
    private String cause;

    protected Hold() {}

    static Hold of(Demand demand, Instant now) {
        var hold = new Hold();
        hold.causeId = demand.causeId();
        hold.kind = demand.kind();
        hold.meet(demand, now);
        return hold;
    }

    /** Becomes what the demand says, whatever it was. */
    void meet(Demand demand, Instant now) {
        vehicleId = demand.vehicleId();
        beginsAt = demand.beginsAt();
        cause = demand.event();
        switch (demand.phase()) {
            case PLANNED -> {
                if (beginsAt.isAfter(now)) {
                    openedAt = null;
                    closedAt = null;
                } else {
                    open(now);
                }
            }
            case UNDER_WAY -> open(now);
            case OVER -> closedAt = closedAt == null ? now : closedAt;
        }
    }

    /** Opens if it is planned and its time has come. */
    void begin(Instant now) {
        if (openedAt == null && closedAt == null && !beginsAt.isAfter(now)) {
            open(now);
        }
    }

    private void open(Instant now) {
        openedAt = isOpen() ? openedAt : now;
        closedAt = null;
    }

    boolean isOpen() {
        return openedAt != null && closedAt == null;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    HoldKind kind() {
        return kind;
    }

    /** Simple name of the event that it stands by. */
    String cause() {
        return cause;
    }
}
