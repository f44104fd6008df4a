import { answerForm } from "../../../session/answer-form.ts";
import { passwordForms } from "../../../session/form-answer.ts";

export const dynamic = "force-dynamic";

export async function POST(request: Request, { params }: { params: Promise<{ form: string }> }): Promise<Response> {
  const name = (await params).form;
  const form = passwordForms.find((one) => one === name);
  return form ? answerForm(form, request) : new Response(null, { status: 404 });
}
