package org.fleetrental.fleet.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fleetrental.fleet.vehicle.PartsOfVehicle;
import org.fleetrental.fleet.vehicle.Vehicles;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/vehicles/{vehicleId}/documents")
@Consumes(MediaType.APPLICATION_JSON)
class DocumentResource {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Documents documents;
    private final Vehicles vehicles;
    private final PartsOfVehicle parts;
    private final Idempotency idempotency;
    private final Clock clock;

    DocumentResource(
            Documents documents, Vehicles vehicles, PartsOfVehicle parts, Idempotency idempotency, Clock clock) {
        this.documents = documents;
        this.vehicles = vehicles;
        this.parts = parts;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @RolesAllowed("fleet-manager")
    public Response enter(
            UUID vehicleId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull DocumentRequest request) {
        if (request.expiresOn().isBefore(EARLIEST) || request.expiresOn().isAfter(LATEST)) {
            return Problem.invalid("expiresOn", "must be in the years 1970 to 2199")
                    .response();
        }
        return idempotency.onceIfKeyed(key, request, () -> {
            if (!vehicles.has(vehicleId)) {
                return Problem.notFound("vehicle", vehicleId).response();
            }
            var document = new Document(vehicleId, request, clock.instant());
            documents.persist(document);
            return Response.created(URI.create("/v1/vehicles/%s/documents/%s".formatted(vehicleId, document.id())))
                    .entity(DocumentView.of(document, today()))
                    .build();
        });
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response list(
            UUID vehicleId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return parts.answer(vehicleId, () -> page(documents.of(vehicleId, cursor, limit + 1), limit, uri));
    }

    @GET
    @Path("{documentId}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID vehicleId, UUID documentId) {
        return documents
                .findByIdOptional(documentId)
                .filter(document -> document.vehicleId().equals(vehicleId))
                .map(document -> Response.ok(DocumentView.of(document, today())).build())
                .orElseGet(() -> Problem.notFound("document", documentId).response());
    }

    private Page<DocumentView> page(List<Document> found, int limit, UriInfo uri) {
        var today = today();
        return Page.of(found, limit, Document::id, document -> DocumentView.of(document, today), uri);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
