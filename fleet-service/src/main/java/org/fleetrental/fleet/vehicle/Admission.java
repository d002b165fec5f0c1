package org.fleetrental.fleet.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.fleetrental.http.IfMatch;
import org.fleetrental.http.Problem;

/** Answers who wants a vehicle registered, be it alone or with many. */
@ApplicationScoped
class Admission {

    private final Registration registration;

    Admission(Registration registration) {
        this.registration = registration;
    }

    Response answer(RegistrationRequest request) {
        return switch (Vin.parse(request.vin())) {
            case Vin.Invalid(var reason) -> Problem.invalid("vin", reason).response();
            case Vin.Valid(var vin) ->
                switch (registration.register(vin, request.description(), request.odometerKm())) {
                    case Registration.Registered(var vehicle) -> created(vehicle);
                    case Registration.VinTaken(var taken) ->
                        Problem.of(409, "vin-taken", "A vehicle with VIN %s is in the fleet already".formatted(taken))
                                .response();
                    case Registration.PlateTaken(var plate) -> plateTaken(plate).response();
                };
        };
    }

    static Problem plateTaken(String licensePlate) {
        return Problem.of(
                409, "plate-taken", "A vehicle with licence plate %s is in the fleet already".formatted(licensePlate));
    }

    private static Response created(Vehicle vehicle) {
        var answer =
                Response.created(URI.create("/v1/vehicles/" + vehicle.id())).entity(VehicleView.of(vehicle));
        return IfMatch.tagged(answer, vehicle.version()).build();
    }
}
