import { requestOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Count, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import type { Request } from "./request.tsx";
import { StatementCheck, stated, useStatement } from "./statement.tsx";

type Props = { readonly request: Request; done(outcome: Done): void };
type Delivery = Request["deliveries"][number];

export function Deliver({ request, done }: Props) {
  const { m } = useLanguage();
  const w = m.requests;
  const act = useAct(requestOperations.deliverSupport);
  const statement = useStatement();
  const [quantity, setQuantity] = useState("1");
  const [text, setText] = useState("");
  const [made, setMade] = useState(false);
  const send = async () => {
    const remark = text.trim();
    const acted = await act.run({
      params: { request: request.id },
      body: {
        quantity: Number(quantity),
        ...stated(statement, made),
        ...(remark === "" ? {} : { text: remark }),
      },
    });
    if (acted === undefined) return;
    setText("");
    done({ said: w.done.delivered, acted });
  };
  return (
    <FoldedForm title={w.deliver} help={w.deliverHelp} submit={w.record} act={act} send={send}>
      <Count label={w.quantity} value={quantity} change={setQuantity} at="quantity" />
      <Lines optional label={w.text} help={w.sealed} value={text} change={setText} at="text" most={4000} />
      <StatementCheck of={statement} made={made} change={setMade} />
    </FoldedForm>
  );
}

/** Every delivery that was not acknowledged yet, each with its own count. */
export function Take({ request, done }: Props) {
  return request.deliveries
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map((delivery) => <TakeOne key={delivery.id} request={request} delivery={delivery} done={done} />);
}

function TakeOne({ request, delivery, done }: Props & { readonly delivery: Delivery }) {
  const { m, f } = useLanguage();
  const w = m.requests;
  const act = useAct(requestOperations.acknowledgeDelivery);
  const [quantity, setQuantity] = useState(String(delivery.quantity));
  const [text, setText] = useState("");
  const send = async () => {
    const remark = text.trim();
    const acted = await act.run({
      params: { request: request.id, delivery: delivery.id },
      body: { quantity: Number(quantity), ...(remark === "" ? {} : { text: remark }) },
    });
    if (acted !== undefined) done({ said: w.done.taken, acted });
  };
  return (
    <FoldedForm
      title={w.take(f.number(delivery.quantity), f.date(delivery.at))}
      help={w.takeHelp}
      submit={w.acknowledge}
      act={act}
      send={send}
    >
      <Count label={w.quantity} least={0} value={quantity} change={setQuantity} at="quantity" />
      <Lines optional label={w.text} help={w.sealed} value={text} change={setText} at="text" most={4000} />
    </FoldedForm>
  );
}
