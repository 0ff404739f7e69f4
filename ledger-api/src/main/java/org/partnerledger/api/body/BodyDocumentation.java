package org.partnerledger.api.body;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/** Keeps {@link JsonBody} out of the description of the API: what a body looks like stands at the operation itself. */
@Component
class BodyDocumentation {

    BodyDocumentation() {
        var _ = SpringDocUtils.getConfig().addRequestWrapperToIgnore(JsonBody.class);
    }
}
