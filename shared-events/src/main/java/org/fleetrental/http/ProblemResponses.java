package org.fleetrental.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Tells in the OpenAPI document that every operation may answer with a problem, and may be asked too often. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String TOO_MANY_REQUESTS = "TooManyRequests";

    @Override
    public Operation filterOperation(Operation operation) {
        for (var status : List.of("4XX", "5XX")) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(PROBLEM));
        }
        operation
                .getResponses()
                .addAPIResponse("429", OASFactory.createAPIResponse().ref(TOO_MANY_REQUESTS));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        components
                .addSchema(PROBLEM, problem())
                .addResponse(PROBLEM, answer("What is wrong; the type says which kind of problem it is (RFC 9457)."))
                .addResponse(
                        TOO_MANY_REQUESTS,
                        answer("The caller sends more requests than it may.")
                                .addHeader(
                                        "Retry-After",
                                        OASFactory.createHeader()
                                                .description("Seconds until the next request may come.")
                                                .schema(OASFactory.createSchema()
                                                        .addType(Schema.SchemaType.INTEGER))));
        document.setComponents(components);
    }

    private static APIResponse answer(String description) {
        var content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
    }

    private static Schema problem() {
        var fieldError = object().addProperty(
                        "field", text("Path of the field in the body, or name of the parameter or header."))
                .addProperty("reason", text("Why it is not acceptable."));
        return object().addProperty(
                        "type", text("Stable name of the kind of problem: urn:fleet:problem:rental-overlap."))
                .addProperty("title", text("The kind in words."))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What happened this time."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("The fields that are wrong; absent if the problem is not about fields.")
                                .items(fieldError))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
