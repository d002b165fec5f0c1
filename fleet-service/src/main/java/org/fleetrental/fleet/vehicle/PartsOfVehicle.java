package org.fleetrental.fleet.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;

/** What hangs on a vehicle: of one that is not known there is not even an empty list. */
@ApplicationScoped
public class PartsOfVehicle {

    private final Vehicles vehicles;

    PartsOfVehicle(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    /** The page, or 404 if there is no such vehicle. */
    public Response answer(UUID vehicleId, Supplier<Page<?>> page) {
        return vehicles.has(vehicleId)
                ? Response.ok(page.get()).build()
                : Problem.notFound("vehicle", vehicleId).response();
    }
}
