package org.partnerledger.api.rules;

import static org.partnerledger.api.body.JsonShapes.id;
import static org.partnerledger.api.body.JsonShapes.listOf;
import static org.partnerledger.api.body.JsonShapes.object;
import static org.partnerledger.api.body.JsonShapes.oneOf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonMembers;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.core.rulebook.CatalogueEntry;
import org.partnerledger.core.rulebook.ProductClass;

/** An entry of a catalogue as the contract writes it (contract.md, section 2). */
public record CatalogueJson(
        String serviceType,
        @Nullable String resourceType,
        @Nullable String productId,
        @JsonProperty("class") ProductClass productClass) {

    /** A whole list. */
    public static final JsonShape<List<CatalogueEntry>> LIST = listOf(object(CatalogueJson::entry));

    static CatalogueJson of(CatalogueEntry it) {
        return new CatalogueJson(it.serviceType(), it.resourceType(), it.productId(), it.productClass());
    }

    private static Supplier<CatalogueEntry> entry(JsonMembers body) {
        var serviceType = body.required("serviceType", id());
        var resourceType = body.nullable("resourceType", id());
        var productId = body.nullable("productId", id());
        var productClass = body.required("class", oneOf(ProductClass.class));
        return () -> new CatalogueEntry(serviceType.get(), resourceType.get(), productId.get(), productClass.get());
    }
}
