package org.partnerledger.api.page;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says in the description of the API that a list is read page by page. */
@Component
class PageDocumentation implements GlobalOperationCustomizer {

    PageDocumentation() {
        var _ = SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageQuery.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        boolean isPaged = Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(PageQuery.class));
        if (!isPaged) {
            return operation;
        }
        return operation
                .addParametersItem(new QueryParameter()
                        .name("limit")
                        .description("most items of a page; whoever asks for more than " + PageQuery.MAX_LIMIT
                                + " gets that many")
                        .schema(new IntegerSchema()._default(PageQuery.DEFAULT_LIMIT)))
                .addParametersItem(new QueryParameter()
                        .name("cursor")
                        .description("`next` of the page before; left out on the first one")
                        .schema(new StringSchema()));
    }
}
