package org.fleetrental.accounting.rebuild;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

@Path("/v1/ledger/rebuild")
@Consumes(MediaType.APPLICATION_JSON)
class RebuildResource {

    private final LedgerRebuild rebuild;

    RebuildResource(LedgerRebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Makes the ledger anew beside the one that there is, and compares entry for entry. Nothing is changed. */
    @POST
    @RolesAllowed("admin")
    public Rebuilt rebuild() {
        return rebuild.compare();
    }
}
