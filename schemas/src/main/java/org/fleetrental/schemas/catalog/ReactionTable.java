package org.fleetrental.schemas.catalog;

import org.fleetrental.schemas.EventType;

/** Who reacts to what, as a table: what {@link FlowPicture} shows, for narrow screens and for paper. */
final class ReactionTable {

    private final Iterable<Topic> topics;
    private final Palette palette;

    ReactionTable(Iterable<Topic> topics, Palette palette) {
        this.topics = topics;
        this.palette = palette;
    }

    Html write() {
        var head = Html.tag("tr").add(Html.tag("td").text("Event"));
        palette.services()
                .forEach(service -> head.add(Html.tag("th", palette.styleClass(service))
                        .with("scope", "col")
                        .add(Html.tag("span").text(service))));
        var table = Html.tag("table", "reaction-table").add(Html.tag("thead").add(head));
        for (var topic : topics) {
            var body = Html.tag("tbody");
            body.add(Html.tag("tr", "topic-row")
                    .add(Html.tag("th")
                            .with("colspan", String.valueOf(palette.services().size() + 1))
                            .with("scope", "rowgroup")
                            .add(Html.tag("a")
                                    .with("href", "#" + FlowPicture.topicId(topic))
                                    .text(topic.name()))));
            topic.types().forEach(type -> body.add(row(type)));
            table.add(body);
        }
        return table;
    }

    private Html row(EventType type) {
        var status = Words.of(type.description().status());
        var name = Html.tag("th").with("scope", "row");
        name.add(Html.tag("a").with("href", "#" + Words.id(type.name())).add(Words.breakable(type.name())));
        if (!status.equals("active")) {
            name.text(" ").add(Html.tag("span", "badge " + status).text(status));
        }
        var row = Html.tag("tr").with("data-event", Words.id(type.name())).add(name);
        palette.services().forEach(service -> row.add(cell(type, service)));
        return row;
    }

    private Html cell(EventType type, String service) {
        var cell = Html.tag("td", palette.styleClass(service));
        if (type.owner().equals(service)) {
            cell.add(mark("publishes"));
        }
        if (type.description().consumers().containsKey(service)) {
            cell.add(mark("reacts"));
        }
        return cell;
    }

    private static Html mark(String word) {
        return Html.tag("span", "mark " + word).add(Html.tag("span", "unseen").text(word));
    }
}
