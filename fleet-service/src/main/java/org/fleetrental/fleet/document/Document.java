package org.fleetrental.fleet.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fleetrental.messaging.Ids;

/** A paper of a vehicle. Written once: another one of its kind takes its place. */
@Entity
class Document {

    @Id
    private UUID id;

    private UUID vehicleId;

    @Enumerated(EnumType.STRING)
    private DocumentKind kind;

    private String number;
    private LocalDate expiresOn;
    private Instant enteredAt;

    protected Document() {}

    Document(UUID vehicleId, DocumentRequest request, Instant at) {
        this.id = Ids.next();
        this.vehicleId = vehicleId;
        this.kind = request.kind();
        this.number = request.number();
        this.expiresOn = request.expiresOn();
        this.enteredAt = at;
    }

    UUID id() {
        return id;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    DocumentKind kind() {
        return kind;
    }

    String number() {
        return number;
    }

    /** The last day on which it holds. */
    LocalDate expiresOn() {
        return expiresOn;
    }

    Instant enteredAt() {
        return enteredAt;
    }
}
